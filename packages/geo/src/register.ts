export { loadRegister } from './register/load-register.js';
export { readRegister } from './register/read-register.js';
