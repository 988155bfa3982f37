// Gives the React Native client the three modules of its host.
const HOST = new Set(["react", "react/jsx-runtime", "react-native"]);

export function resolve(specifier, context, next) {
  if (HOST.has(specifier)) {
    return { url: new URL("react-native.mjs", import.meta.url).href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  // The package ships ES modules under a name that Node would read as CommonJS.
  return next(url, url.includes("@aptabase/react-native") ? { ...context, format: "module" } : context);
}
