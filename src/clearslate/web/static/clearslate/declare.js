// Digits choose an answer where one question stands on the page; enter goes on. Without this file
// the pages work by mouse, tab and space.
"use strict";
(() => {
  const sets = document.querySelectorAll("form.answers > fieldset.choices");
  if (sets.length !== 1) return;
  const inputs = [...sets[0].querySelectorAll("input[type=radio], input[type=checkbox]")];
  if (inputs.length > 10) return;
  inputs.forEach((input, at) => {
    const key = document.createElement("kbd");
    key.textContent = at === inputs.length - 1 ? "0" : String(at + 1);
    key.setAttribute("aria-hidden", "true");
    input.closest("label").append(key);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target;
    const typing = on instanceof HTMLElement && on.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
    if (typing) return;
    if (/^[0-9]$/.test(event.key)) {
      const input = event.key === "0" ? inputs.at(-1) : inputs.slice(0, -1)[Number(event.key) - 1];
      if (input) { input.click(); input.focus(); event.preventDefault(); }
    }
  });
})();
