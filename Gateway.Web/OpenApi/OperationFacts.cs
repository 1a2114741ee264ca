using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansNotify.Http;

namespace OrleansNotify.OpenApi;

/// <summary>Writes what a route and its arguments say of themselves into its operation.</summary>
internal sealed class OperationFacts : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var facts = context.Description.ActionDescriptor.EndpointMetadata;
        var name = facts.OfType<OperationName>().LastOrDefault();
        operation.OperationId = name is not null ? name.Id + facts.OfType<OperationSuffix>().LastOrDefault()?.Text
            : UnnamedId(context.Description.HttpMethod!, context.Description.RelativePath!);
        operation.Summary = name?.Summary;
        operation.Tags = new HashSet<OpenApiTagReference> { new(Tag(facts), context.Document) };
        operation.Security = Security(facts, context.Document!);
        foreach (var argument in facts.OfType<Argument>())
        {
            (operation.Parameters ??= []).Add(argument.Parameter);
        }

        foreach (var body in operation.RequestBody?.Content?.Values.ToArray() ?? [])
        {
            body.Example = facts.OfType<RequestExample>().LastOrDefault() is { } example ? JsonNode.Parse(example.Json) : null;
        }

        if (facts.OfType<OneOrMany>().Any())
        {
            TakeLists(operation);
        }

        if (operation.Responses?.GetValueOrDefault("default") is OpenApiResponse other)
        {
            other.Description = "Any other refusal";
        }

        return Task.CompletedTask;
    }

    /// <summary>The answer to a list is one, also where that to one is not.</summary>
    private static void TakeLists(OpenApiOperation operation)
    {
        var body = Json(operation.RequestBody!.Content!);
        body.Schema = new OpenApiSchema { OneOf = [body.Schema!, new OpenApiSchema { Type = JsonSchemaType.Array, Items = body.Schema }] };
        var (one, many) = (Json(operation.Responses!["202"].Content!), Json(operation.Responses["207"].Content!));
        one.Schema = new OpenApiSchema { OneOf = [one.Schema!, many.Schema!] };
    }

    private static OpenApiMediaType Json(IDictionary<string, OpenApiMediaType> content) => content["application/json"];

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
