import { isBlank, legacy, valueOf, type SoftExpertCall, type SoftExpertMethods } from '../method';

/** These methods answer with a text; the texts are the sandbox's own. */
function missing(call: SoftExpertCall): string | undefined {
	return call.method.params.find(({ name, required }) => required && isBlank(call, name))?.name;
}

const sent = (call: SoftExpertCall) =>
	Object.fromEntries([...call.values].filter(([, value]) => value !== ''));

export const companyMethods: SoftExpertMethods = {
	addCompany: (call) => {
		const { state } = call;
		const empty = missing(call);
		if (empty) return legacy(`Error: ${empty} is required`);
		const tooLong = call.method.params.find(
			({ name, maxLength }) => maxLength !== undefined && [...valueOf(call, name)].length > maxLength,
		);
		if (tooLong) return legacy(`Error: ${tooLong.name} is too long`);
		if (!state.companyTypes.has(valueOf(call, 'IDCOMPANYTYPE')))
			return legacy('Error: company type does not exist');
		if (valueOf(call, 'FGCUSTOMER') === '1' && isBlank(call, 'IDCUSTOMERTYPE')) {
			return legacy('Error: customer category is required');
		}
		if (valueOf(call, 'FGSUPPLIER') === '1' && isBlank(call, 'IDSUPPLIERTYPE')) {
			return legacy('Error: supplier category is required');
		}
		const id = valueOf(call, 'IDCOMMERCIAL');
		const company = state.companies.get(id) ?? { id, fields: {}, attributes: {}, contacts: new Map() };
		company.fields = { ...company.fields, ...sent(call) };
		state.companies.set(id, company);
		return legacy(`Company ${id} was created successfully`);
	},

	deleteCompany: (call) => {
		const company = call.state.companies.get(valueOf(call, 'IDCOMMERCIAL'));
		if (company === undefined || company.fields.NMCOMPANY !== valueOf(call, 'NMCOMPANY')) {
			return legacy('Error: company does not exist');
		}
		call.state.companies.delete(company.id);
		return legacy('Company was deleted successfully');
	},

	addCompContact: (call) => {
		const empty = missing(call);
		if (empty) return legacy(`Error: ${empty} is required`);
		const company = call.state.companies.get(valueOf(call, 'IDCOMMERCIAL'));
		if (company === undefined) return legacy('Error: company does not exist');
		company.contacts.set(valueOf(call, 'NMCONTACT'), sent(call));
		return legacy('Contact was created successfully');
	},

	deleteCompContact: (call) => {
		const company = call.state.companies.get(valueOf(call, 'IDCOMMERCIAL'));
		return legacy(
			company?.contacts.delete(valueOf(call, 'NMCONTACT'))
				? 'Contact was deleted successfully'
				: 'Error: contact does not exist',
		);
	},

	compAtribAssoc: (call) => {
		const company = call.state.companies.get(valueOf(call, 'IDCOMMERCIAL'));
		if (company === undefined) return legacy('Error: company does not exist');
		const attribute = valueOf(call, 'IDATTRIBUTE');
		if (!call.state.attributes.has(attribute)) return legacy('Error: attribute does not exist');
		company.attributes[attribute] = valueOf(call, 'VLATTRIBUTE');
		return legacy('Value was created successfully');
	},

	addMeasUnity: (call) => {
		const empty = missing(call);
		if (empty) return legacy(`Error: ${empty} is required`);
		call.state.measures.set(valueOf(call, 'IDMEASUNITY'), valueOf(call, 'NMMEASUNITY'));
		return legacy('Unit was created successfully');
	},

	deleteMeasUnity: (call) =>
		legacy(
			call.state.measures.delete(valueOf(call, 'idmeasunity'))
				? 'Unit was deleted successfully'
				: 'Error: unit does not exist',
		),
};
