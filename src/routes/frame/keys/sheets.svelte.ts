/** Which of the frame's own dialogs is open. Only ever changed in a browser: on a server it would be everybody's. */
export const sheets: { palette: boolean; help: boolean } = $state({ palette: false, help: false });
