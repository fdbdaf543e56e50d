// Shows pages as notifications, also when no window is open. Tapping one opens its link; the button acknowledges at once.
'use strict';

function show(title, options) {
  return self.registration.showNotification(title, options);
}

self.addEventListener('push', (event) => {
  const page = event.data.json();
  event.waitUntil(
    show(page.title, {
      body: page.body,
      tag: page.tag,
      renotify: true,
      requireInteraction: true,
      data: { url: page.url },
      actions: [
        { action: 'acknowledge', title: 'Acknowledge' },
        { action: 'open', title: 'Open' },
      ],
    })
  );
});

async function acknowledge(url, tag) {
  const answer = await fetch(url, { method: 'POST' });
  if (answer.ok) {
    await show('Acknowledged', { body: 'It is yours now; nobody else is paged for it.', tag });
  } else {
    await self.clients.openWindow(url);
  }
}

self.addEventListener('notificationclick', (event) => {
  const { url } = event.notification.data || {};
  event.notification.close();
  if (!url) {
    return;
  }
  event.waitUntil(
    event.action === 'acknowledge'
      ? acknowledge(url, event.notification.tag).catch(() => self.clients.openWindow(url))
      : self.clients.openWindow(url)
  );
});
