import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ServerPorts {
  readonly http: number;
  readonly tcp: number;
  readonly interserver: number;
}

/** Who may ask: one who loads, one who only reads; both from this machine alone. */
export interface ServerUsers {
  readonly loader: { readonly user: string; readonly password: string };
  readonly reader: { readonly user: string; readonly password: string };
}

const MIB = 2 ** 20;

function shardXml({ tcp }: ServerPorts, { loader }: ServerUsers): string {
  return `<shard><replica><host>127.0.0.1</host><port>${tcp}</port><user>${loader.user}</user><password>${loader.password}</password></replica></shard>`;
}

function userXml({ user, password }: { user: string; password: string }, profile: string): string {
  return `<${user}><password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile><quota>default</quota></${user}>`;
}

/**
 * Writes the configuration of a server into a folder, where its data will lie too; gives the path of the main file.
 * It listens on the loopback address alone and takes little memory. `<yandex>` is the root that old and new servers know.
 */
export function writeServerConfig(
  folder: string,
  ports: ServerPorts,
  {
    cluster,
    shards,
    users,
  }: { readonly cluster: string; readonly shards: readonly ServerPorts[]; readonly users: ServerUsers },
): string {
  mkdirSync(join(folder, 'data'), { recursive: true });
  const config = `<yandex>
  <logger><level>warning</level><log>${folder}/server.log</log><errorlog>${folder}/error.log</errorlog></logger>
  <http_port>${ports.http}</http_port>
  <tcp_port>${ports.tcp}</tcp_port>
  <interserver_http_port>${ports.interserver}</interserver_http_port>
  <interserver_http_host>127.0.0.1</interserver_http_host>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/data/tmp/</tmp_path>
  <user_files_path>${folder}/data/user_files/</user_files_path>
  <format_schema_path>${folder}/data/format_schemas/</format_schema_path>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <max_connections>256</max_connections>
  <keep_alive_timeout>3</keep_alive_timeout>
  <max_concurrent_queries>64</max_concurrent_queries>
  <uncompressed_cache_size>${16 * MIB}</uncompressed_cache_size>
  <mark_cache_size>${64 * MIB}</mark_cache_size>
  <mlock_executable>false</mlock_executable>
  <remote_servers replace="replace">
    <${cluster}>${shards.map((shard) => shardXml(shard, users)).join('')}</${cluster}>
  </remote_servers>
</yandex>
`;
  const usersConfig = `<yandex>
  <profiles>
    <default>
      <max_memory_usage>${2048 * MIB}</max_memory_usage>
      <max_threads>2</max_threads>
      <background_pool_size>2</background_pool_size>
      <connect_timeout_with_failover_ms>1000</connect_timeout_with_failover_ms>
    </default>
    <readonly>
      <readonly>1</readonly>
      <max_memory_usage>${1024 * MIB}</max_memory_usage>
      <max_execution_time>60</max_execution_time>
    </readonly>
  </profiles>
  <users>${userXml(users.loader, 'default')}${userXml(users.reader, 'readonly')}</users>
  <quotas><default /></quotas>
</yandex>
`;
  writeFileSync(join(folder, 'config.xml'), config, { mode: 0o600 });
  writeFileSync(join(folder, 'users.xml'), usersConfig, { mode: 0o600 });
  return join(folder, 'config.xml');
}
