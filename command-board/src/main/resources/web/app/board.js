// The page is complete without this script. With it, what happens shows at once and clocks run.
import htmx from 'htmx.org';

const RETRY_AFTER_MS = 5000;
const CALM_MS = 250;

/* ---- live: one stream; each event fetches the page's own content anew ---- */

const live = document.getElementById('live');
const news = document.getElementById('news');
let refreshing;

function refresh() {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => {
    const board = document.querySelector('[data-refresh]');
    if (board?.querySelector('input:focus')) {
      refresh(); // nobody is interrupted who writes
    } else if (board) htmx.trigger(board, 'refresh');
  }, CALM_MS);
}

function show(state, text) {
  live.hidden = false;
  live.dataset.state = state;
  document.getElementById('live-text').textContent = text;
}

function connect() {
  const source = new EventSource(live.dataset.events);
  source.addEventListener('open', () => {
    show('on', 'Live');
    refresh();
  });
  source.addEventListener('incident', (event) => {
    const change = JSON.parse(event.data);
    news.textContent = [change.label, change.title, change.text].filter(Boolean).join(': ');
    refresh();
  });
  source.addEventListener('reload', refresh);
  source.addEventListener('error', () => {
    show('off', 'Reconnecting');
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(connect, RETRY_AFTER_MS);
    }
  });
}

/* ---- clocks: as a person would say it, and in the reader's own time zone ---- */

const DAY = 86400;

function length(seconds) {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < DAY) {
    const minutes = Math.floor((seconds % 3600) / 60);
    return `${Math.floor(seconds / 3600)} h${minutes ? ` ${minutes} min` : ''}`;
  }
  const days = Math.floor(seconds / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

function spoken(at) {
  const seconds = Math.round((at - Date.now()) / 1000);
  if (Math.abs(seconds) < 5) return 'just now';
  return seconds < 0 ? `${length(-seconds)} ago` : `in ${length(seconds)}`;
}

function countdown(at) {
  const seconds = Math.floor((at - Date.now()) / 1000);
  if (seconds < 0) return `overdue by ${length(-seconds)}`;
  if (seconds >= 3600) return `in ${length(seconds)}`;
  return `in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function tick() {
  document.querySelectorAll('[data-due]').forEach((due) => {
    const at = Date.parse(due.dataset.due);
    due.textContent = countdown(at);
    due.classList.toggle('overdue', at < Date.now());
    due.classList.toggle('soon', at >= Date.now() && at - Date.now() < 120000);
  });
  document.querySelectorAll('time[data-as="spoken"]').forEach((time) => {
    time.textContent = spoken(Date.parse(time.dateTime));
  });
}

function localise() {
  document.querySelectorAll('time').forEach((time) => {
    const at = new Date(time.dateTime);
    time.title = at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });
    if (time.dataset.as === 'clock') {
      const sameDay = at.toDateString() === new Date().toDateString();
      time.textContent = sameDay
        ? at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })
        : at.toLocaleString(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
    }
  });
  tick();
}

/* ---- rows that were not there before ---- */

let newest = highest();

function highest() {
  return Math.max(0, ...[...document.querySelectorAll('[data-seq]')].map((row) => Number(row.dataset.seq)));
}

function markNew() {
  document.querySelectorAll('[data-seq]').forEach((row) => {
    if (Number(row.dataset.seq) > newest) row.classList.add('new');
  });
  newest = Math.max(newest, highest());
}

document.addEventListener('htmx:afterSwap', () => {
  localise();
  markNew();
});
localise();
setInterval(tick, 1000);
if (live) connect();
