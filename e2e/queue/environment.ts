/** What every process of n8n's queue mode is told; docs/queue-mode/compose.yaml tells the same. */
export function queueEnvironment(given: {
	encryptionKey: string;
	redisPort: number;
	databasePort: number;
}): Record<string, string> {
	return {
		N8N_ENCRYPTION_KEY: given.encryptionKey,
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(given.redisPort),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(given.databasePort),
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_DATABASE: 'postgres',
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	};
}
