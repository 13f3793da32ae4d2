/* The banner that asks for consent. Everything else in the shop works without a script. */
(() => {
  'use strict';
  const banner = document.getElementById('consent');

  const isDecided = () => {
    try {
      return window.localStorage.getItem('footfall.consent') !== null;
    } catch (e) {
      return true; // nowhere to keep an answer: asking on every page would be a plague, and the answer is no
    }
  };

  // Who has told the browser need not tell us.
  const isSaidByBrowser = navigator.globalPrivacyControl === true || navigator.doNotTrack === '1';

  const decide = (isGiven) => {
    window.footfall('consent', {analytics: isGiven, marketing: document.querySelector('[data-marketing="true"]') !== null});
    banner.hidden = true;
    document.getElementById('main').focus({preventScroll: true});
  };

  banner.querySelectorAll('[data-consent]').forEach((button) =>
    button.addEventListener('click', () => decide(button.dataset.consent === 'yes')));
  document.getElementById('privacy').addEventListener('click', () => {
    banner.hidden = false;
    banner.querySelector('button').focus();
  });
  banner.hidden = isDecided() || isSaidByBrowser;
})();
