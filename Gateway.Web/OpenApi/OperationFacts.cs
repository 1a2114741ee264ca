using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrleansNotify.OpenApi;

/// <summary>Writes what a route and its arguments say of themselves into its operation.</summary>
internal sealed class OperationFacts : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var facts = context.Description.ActionDescriptor.EndpointMetadata;
        var name = facts.OfType<OperationName>().LastOrDefault();
        operation.OperationId = name?.Id ?? UnnamedId(context.Description.HttpMethod!, context.Description.RelativePath!);
        operation.Summary = name?.Summary;
        operation.Tags = new HashSet<OpenApiTagReference> { new(Tag(facts), context.Document) };
        operation.Security = Security(facts, context.Document!);
        foreach (var argument in facts.OfType<Argument>())
        {
            (operation.Parameters ??= []).Add(argument.Parameter);
        }

        foreach (var body in (operation.RequestBody?.Content?.Values ?? []).OfType<OpenApiMediaType>())
        {
            body.Example = facts.OfType<RequestExample>().LastOrDefault() is { } example ? JsonNode.Parse(example.Json) : null;
            body.Schema = facts.OfType<OneOrMany>().Any() ? OneOf(body.Schema!) : body.Schema;
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema OneOf(IOpenApiSchema one)
        => new() { OneOf = [one, new OpenApiSchema { Type = JsonSchemaType.Array, Items = one }] };

    /// <summary>The feature: the folder that the handler is in.</summary>
    private static string Tag(IList<object> facts)
        => facts.OfType<MethodInfo>().LastOrDefault()?.DeclaringType?.Namespace?.Split('.')[^1] ?? "Edge";

    private static List<OpenApiSecurityRequirement> Security(IList<object> facts, OpenApiDocument document)
    {
        var names = facts.OfType<Credential>().LastOrDefault()?.AnyOf ?? [];
        return [.. names.Select(name => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] })];
    }

    private static string UnnamedId(string method, string path)
        => string.Join('_', path.Split('/', '{', '}', '-', '.').Where(word => word.Length > 0).Prepend(method.ToLowerInvariant()));
}
