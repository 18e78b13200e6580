import type { ArcherContract } from '../../../sandbox/contract/types';

/** Clients that run against real systems send this one, and it is the engine that fills it in. */
const sessionElement = 'sessionToken';

/**
 * The contract with the second spelling of every parameter that the vendor's pages spell in two ways: nobody knows which of
 * the two a release has.
 */
export function inSecondSpelling(contract: ArcherContract): ArcherContract {
	const services = Object.entries(contract.services).map(([name, service]) => [
		name,
		{
			...service,
			methods: service.methods.map((method) => ({
				...method,
				params: method.params.map((parameter) => ({
					...parameter,
					name: (parameter.name !== sessionElement && parameter.alternatives?.[0]) || parameter.name,
				})),
			})),
		},
	]);
	return { ...contract, services: Object.fromEntries(services) as ArcherContract['services'] };
}
