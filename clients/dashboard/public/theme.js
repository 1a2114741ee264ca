// Before the first paint, and a file of its own: the policy of the page allows no script in it.
(function () {
  var theme = null;
  try { theme = localStorage.getItem("theme"); } catch { /* Storage is off: the system's theme it is. */ }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
})();
