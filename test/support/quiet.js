/** n8n logs every node that fails, which most tests make it do: what it would say is in the results that they look at. */
process.env.N8N_LOG_LEVEL ??= 'silent';
