/** Server settings for one small machine: real durability, little memory, and a log that cannot carry a row's content. */
export const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_level: 'minimal',
  max_wal_senders: '0',
  random_page_cost: '1.1',
  jit: 'off',
  synchronous_commit: 'on',
  timezone: 'UTC',
  // Parameters, details and statements of a failed write name patients.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

/** For specs, whose data is thrown away: nothing is forced to the disk. What is committed still survives a killed server. */
export const throwAwaySettings = { ...settings, fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

/** The settings as arguments of `postgres`. */
export const asArguments = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
