import type { ArcherContract } from '../../../sandbox/contract/types';

/**
 * The contract with the names of the vendor's parameter tables where those differ from its sample requests: nobody knows
 * which of the two a release has.
 */
export function inTableSpelling(contract: ArcherContract): ArcherContract {
	const services = Object.entries(contract.services).map(([name, service]) => [
		name,
		{
			...service,
			methods: service.methods.map((method) => ({
				...method,
				params: method.params.map((parameter) => ({
					...parameter,
					name: tableName(parameter.note) ?? parameter.name,
				})),
			})),
		},
	]);
	return { ...contract, services: Object.fromEntries(services) as ArcherContract['services'] };
}

function tableName(note: string | undefined): string | undefined {
	return /parameter table (?:of the same page )?(?:writes|says) (?:it )?([A-Za-z]+)/.exec(note ?? '')?.[1];
}
