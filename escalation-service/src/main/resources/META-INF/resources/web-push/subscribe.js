// Subscribes this browser to a person's pages: permission, service worker, the push service's subscription, and then Muster.
'use strict';

const button = document.getElementById('subscribe');
const said = document.getElementById('said');

function say(text) {
  said.textContent = text;
}

/** The application server key as bytes, from base64url. */
function bytesOf(key) {
  const base64 = key.replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(base64 + '='.repeat((4 - (base64.length % 4)) % 4)), (char) => char.charCodeAt(0));
}

async function subscription() {
  await navigator.serviceWorker.register('../worker.js');
  const registration = await navigator.serviceWorker.ready;
  const before = await registration.pushManager.getSubscription();
  if (before) {
    // it may have been made with a key that is no longer ours
    await before.unsubscribe();
  }
  return registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(button.dataset.key),
  });
}

async function subscribe() {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) {
    say('This browser cannot receive pages here. It needs https; on an iPhone or iPad, add this page to the home screen first.');
    return;
  }
  if ((await Notification.requestPermission()) !== 'granted') {
    say('Without your permission no page can be shown. Allow notifications for this site and try again.');
    return;
  }
  button.disabled = true;
  say('One moment…');
  try {
    const answer = await fetch(location.href, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(await subscription()),
    });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw new Error(problem.detail || 'HTTP ' + answer.status);
    }
    say('Done. A first message is on its way: acknowledge it, and pages will come here.');
  } catch (failure) {
    button.disabled = false;
    say('It did not work: ' + failure.message);
  }
}

button.addEventListener('click', subscribe);
