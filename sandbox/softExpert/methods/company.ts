import { isBlank, legacy, valueOf, type SoftExpertCall, type SoftExpertMethods } from '../method';

/** These methods answer with a text: of success in the words of their pages, of refusal in those of other pages. */
function missing(call: SoftExpertCall): string | undefined {
	return call.method.params.find(({ name, required }) => required && isBlank(call, name))?.name;
}

const sent = (call: SoftExpertCall) =>
	Object.fromEntries([...call.values].filter(([, value]) => value !== ''));

export const companyMethods: SoftExpertMethods = {
	addCompany: (call) => {
		const { state } = call;
		const empty = missing(call);
		if (empty) return legacy(`Null ${empty}.`);
		const tooLong = call.method.params.find(
			({ name, maxLength }) => maxLength !== undefined && [...valueOf(call, name)].length > maxLength,
		);
		if (tooLong) return legacy(`The maximum size for this field is ${tooLong.maxLength}.`);
		if (!state.companyTypes.has(valueOf(call, 'IDCOMPANYTYPE')))
			return legacy('Company type does not exist.');
		if (valueOf(call, 'FGCUSTOMER') === '1' && isBlank(call, 'IDCUSTOMERTYPE')) {
			return legacy('Null customer category.');
		}
		if (valueOf(call, 'FGSUPPLIER') === '1' && isBlank(call, 'IDSUPPLIERTYPE')) {
			return legacy('Null supplier category.');
		}
		const id = valueOf(call, 'IDCOMMERCIAL');
		const company = state.companies.get(id) ?? { id, fields: {}, attributes: {}, contacts: new Map() };
		company.fields = { ...company.fields, ...sent(call) };
		state.companies.set(id, company);
		return legacy('a company is created');
	},

	deleteCompany: (call) => {
		const company = call.state.companies.get(valueOf(call, 'IDCOMMERCIAL'));
		if (company === undefined || company.fields.NMCOMPANY !== valueOf(call, 'NMCOMPANY')) {
			return legacy('Company does not exist.');
		}
		call.state.companies.delete(company.id);
		return legacy('Record(s) deleted');
	},

	addCompContact: (call) => {
		const empty = missing(call);
		if (empty) return legacy(`Null ${empty}.`);
		const company = call.state.companies.get(valueOf(call, 'IDCOMMERCIAL'));
		if (company === undefined) return legacy('Company does not exist.');
		company.contacts.set(valueOf(call, 'NMCONTACT'), sent(call));
		return legacy('a contact is created');
	},

	deleteCompContact: (call) => {
		const company = call.state.companies.get(valueOf(call, 'IDCOMMERCIAL'));
		return legacy(
			company?.contacts.delete(valueOf(call, 'NMCONTACT')) ? 'Record(s) deleted' : 'Contact does not exist.',
		);
	},

	compAtribAssoc: (call) => {
		const company = call.state.companies.get(valueOf(call, 'IDCOMMERCIAL'));
		if (company === undefined) return legacy('Company does not exist.');
		const attribute = valueOf(call, 'IDATTRIBUTE');
		if (!call.state.attributes.has(attribute)) return legacy('Attribute does not exist.');
		company.attributes[attribute] = valueOf(call, 'VLATTRIBUTE');
		return legacy('an attribute value is created');
	},

	addMeasUnity: (call) => {
		const empty = missing(call);
		if (empty) return legacy(`Null ${empty}.`);
		call.state.measures.set(valueOf(call, 'IDMEASUNITY'), valueOf(call, 'NMMEASUNITY'));
		return legacy('a measurement unit is created');
	},

	deleteMeasUnity: (call) =>
		legacy(
			call.state.measures.delete(valueOf(call, 'idmeasunity'))
				? 'Record(s) deleted'
				: 'Measurement unit does not exist.',
		),
};
