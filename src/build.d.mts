/** Makes dist/ match src/. Returns whether it had to build. Throws with one readable line when it cannot. */
export function ensureBuilt(): boolean;
