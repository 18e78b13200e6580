import type {
	AssureSignAttribute,
	AssureSignContract,
	AssureSignElement,
	AssureSignScalar,
} from '../../../sandbox/contract/types';

const types: Record<AssureSignScalar['type'], string> = {
	string: 'string',
	guid: 'Guid',
	boolean: 'bool',
	int: 'int',
	decimal: 'decimal',
	date: 'DateTime',
	dateTime: 'DateTime',
	base64Binary: 'byte[]',
	enum: 'string',
};
const referenceTypes = ['string', 'byte[]'];

/**
 * C# of WCF services with the operations of the contract: WCF chooses the operation by its action, and XmlSerializer reads
 * the body into types made from the contract's element trees. What it read is written down as XML again, with the names
 * that it did not know.
 */
export function wcfSource({ services }: AssureSignContract): string {
	const classes: string[] = [];
	const operations = Object.values(services).flatMap((service) => service.operations);
	for (const { name, request } of operations) {
		addClass(`Body_${name}`, request, request.xmlns ?? '', classes, true);
	}
	const declarations = operations.map(
		({ name, soapAction }) =>
			`	[OperationContract(Action = ${text(soapAction)}, ReplyAction = "*")] Message ${name}(Message message);`,
	);
	const methods = operations.map(
		({ name, request }) =>
			`	public Message ${name}(Message message) { return Stack.Receive(message, ${text(name)}, typeof(Body_${name}), ${text(request.xmlns ?? '')}); }`,
	);
	return `using System;
using System.Collections.Generic;
using System.IO;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.ServiceModel.Description;
using System.ServiceModel.Dispatcher;
using System.Text;
using System.Xml;
using System.Xml.Serialization;

${classes.join('\n')}

[ServiceContract(Namespace = "urn:stack")]
public interface IService {
${declarations.join('\n')}
}

public class Service : IService {
${methods.join('\n')}
}

// A host per service takes Mono seconds each: one takes the requests of all addresses, and writes the address down.
public class EveryAddress : IEndpointBehavior {
	public void AddBindingParameters(ServiceEndpoint endpoint, BindingParameterCollection parameters) {}
	public void ApplyClientBehavior(ServiceEndpoint endpoint, ClientRuntime runtime) {}
	public void ApplyDispatchBehavior(ServiceEndpoint endpoint, EndpointDispatcher dispatcher) { dispatcher.AddressFilter = new MatchAllMessageFilter(); }
	public void Validate(ServiceEndpoint endpoint) {}
}

public static class Stack {
	static readonly object Gate = new object();
	static string folder;

	public static Message Receive(Message message, string method, Type type, string ns) {
		var unknown = new List<string>();
		var serializer = new XmlSerializer(type);
		serializer.UnknownElement += (sender, e) => unknown.Add(e.Element.Name);
		serializer.UnknownAttribute += (sender, e) => unknown.Add("@" + e.Attr.Name);
		object body;
		using (var reader = message.GetReaderAtBodyContents()) body = serializer.Deserialize(reader);
		var written = new StringWriter();
		serializer.Serialize(written, body);
		var line = "{\\"method\\":" + Quoted(method) + ",\\"received\\":{\\"path\\":" + Quoted(message.Headers.To.AbsolutePath) + ",\\"xml\\":" + Quoted(written.ToString()) + ",\\"unknown\\":" + Quoted(string.Join(" ", unknown)) + "}}\\n";
		lock (Gate) File.AppendAllText(Path.Combine(folder, "journal.jsonl"), line, new UTF8Encoding(false));
		var file = Path.Combine(folder, "answers", method);
		var answer = File.Exists(file) ? File.ReadAllText(file, Encoding.UTF8).Replace("{fresh}", Guid.NewGuid().ToString("N").ToUpperInvariant()) : "<" + method + "Response xmlns='" + ns + "'/>";
		return Message.CreateMessage(message.Version, "*", new XmlTextReader(new StringReader(answer)));
	}

	static string Quoted(string value) {
		var quoted = new StringBuilder("\\"");
		foreach (var character in value) {
			if (character == '"' || character == '\\\\') quoted.Append('\\\\').Append(character);
			else if (character < ' ' || character > '~') quoted.AppendFormat("\\\\u{0:x4}", (int) character);
			else quoted.Append(character);
		}
		return quoted.Append('"').ToString();
	}

	public static void Main(string[] arguments) {
		folder = arguments[1];
		var binding = new BasicHttpBinding();
		binding.MaxReceivedMessageSize = 100 * 1024 * 1024;
		binding.ReaderQuotas = XmlDictionaryReaderQuotas.Max;
		var host = new ServiceHost(typeof(Service), new Uri("http://127.0.0.1:" + arguments[0] + "/"));
		host.AddServiceEndpoint(typeof(IService), binding, "").Behaviors.Add(new EveryAddress());
		host.Open();
		System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);
	}
}
`;
}

/** One class per element that has attributes or children, named after its place. */
function addClass(
	name: string,
	element: AssureSignElement,
	namespace: string,
	classes: string[],
	isRoot = false,
): void {
	const attributes = (element.attributes ?? []).map((attribute) => attributeMember(name, attribute, classes));
	const children = (element.children ?? []).map((child, index) => {
		const typeName = `${name}_${index}`;
		const isScalar = child.attributes === undefined && child.children === undefined;
		if (!isScalar) addClass(typeName, child, namespace, classes);
		return childMember(typeName, child, namespace, isScalar);
	});
	const place = isRoot
		? `[XmlRoot(${text(element.element)}, Namespace = ${text(namespace)})]`
		: `[XmlType(Namespace = ${text(namespace)})]`;
	const content = element.text === undefined ? [] : [`	[XmlText] public string TextContent;`];
	classes.push(`${place}\npublic class ${name} {\n${[...attributes, ...children, ...content].join('\n')}\n}`);
}

function attributeMember(owner: string, attribute: AssureSignAttribute, classes: string[]): string {
	const { name, type, required, schemaRequired, allowed } = attribute;
	let typeName = types[type];
	if (type === 'enum' && allowed !== undefined) {
		typeName = `${owner}_${name}_Values`;
		const members = allowed.map((value, index) => `[XmlEnum(${text(value)})] Value${index}`).join(', ');
		classes.push(`public enum ${typeName} { ${members} }`);
	}
	const optional = (!required || schemaRequired === false) && !referenceTypes.includes(typeName);
	return [
		`	[XmlAttribute(${text(name)})] public ${typeName} A_${name};`,
		...(optional ? [`	[XmlIgnore] public bool A_${name}Specified;`] : []),
	].join('\n');
}

function childMember(
	typeName: string,
	child: AssureSignElement,
	namespace: string,
	isScalar: boolean,
): string {
	const { element, occurs, nillable } = child;
	const scalar = types[child.text?.type ?? 'string'];
	const single = isScalar ? scalar : typeName;
	const isList = occurs?.endsWith('n') === true;
	const isOptionalValue = isScalar && !isList && !referenceTypes.includes(scalar);
	const nullable = nillable === true && isOptionalValue ? '?' : '';
	const place = `Namespace = ${text(namespace)}`;
	const options = [text(element), place, ...(nillable === true && !isList ? ['IsNullable = true'] : [])].join(
		', ',
	);
	return [
		`	[XmlElement(${options})] public ${isList ? `List<${single}>` : `${single}${nullable}`} E_${element};`,
		...(isOptionalValue && nullable === '' ? [`	[XmlIgnore] public bool E_${element}Specified;`] : []),
	].join('\n');
}

function text(value: string): string {
	return JSON.stringify(value);
}
