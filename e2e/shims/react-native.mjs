// What @aptabase/react-native asks of its host, on an iPhone.
export const Platform = { OS: "ios", Version: "18.1", isPad: false, constants: {} };
export const NativeModules = { RNAptabaseModule: { appVersion: "1.4.0", appBuildNumber: "77" } };
export const AppState = { isAvailable: false, addEventListener() {} };
export const createContext = () => ({ Provider: null });
export const useEffect = () => {};
export const jsx = () => null;
