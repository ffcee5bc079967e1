export { type PayerSimulatorConfig, readPayerSimulatorConfig } from './payer-simulator.config.js';
export { type Simulator, startSimulator } from './simulator.js';
