export { englishName } from './register/english-name.js';
