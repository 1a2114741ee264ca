using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansNotify.Http;

namespace OrleansNotify.OpenApi;

/// <summary>What is said once for the whole document, and the second address of the routes that have one.</summary>
internal sealed class DocumentFacts(EndpointDataSource endpoints) : IOpenApiDocumentTransformer
{
    public const string NotDescribed = "x-not-described";
    private const string TenantPrefix = "/t/{tenant}";

    private const string About =
        """
        Events come in, people and systems hear of them. Refusals are application/problem+json with a code and a requestId; the routes of
        the older clients say the same in their own words. Sockets (/ws, /socket.io/) are described in docs/live.md.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "OrleansNotify", Version = "1", Description = About };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = Credential.Schemes;
        document.Tags = new HashSet<OpenApiTag>(Tags(document).Select(name => new OpenApiTag { Name = name }));
        var mapped = Mapped().ToHashSet(StringComparer.Ordinal);
        foreach (var (path, item) in document.Paths)
        {
            if (mapped.Contains(TenantPrefix + path) && item is OpenApiPathItem known)
            {
                known.Servers = [new OpenApiServer { Url = "/", Description = "The default tenant." }, OfTenant()];
            }
        }

        var others = mapped.Where(path => !document.Paths.ContainsKey(path) && !document.Paths.ContainsKey(path.Replace(TenantPrefix, "", StringComparison.Ordinal)));
        document.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        document.Extensions[NotDescribed] = new JsonNodeExtension(
            new JsonArray([.. others.Order(StringComparer.Ordinal).Select(path => (JsonNode)path)]));
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Tags(OpenApiDocument document) => document.Paths.Values
        .SelectMany(path => path.Operations!.Values)
        .SelectMany(operation => operation.Tags!)
        .Select(tag => tag.Reference.Id!)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static OpenApiServer OfTenant() => new()
    {
        Url = TenantPrefix,
        Description = "A tenant by its name.",
        Variables = new Dictionary<string, OpenApiServerVariable> { ["tenant"] = new() { Default = "default" } },
    };

    private IEnumerable<string> Mapped() => endpoints.Endpoints.OfType<RouteEndpoint>().Select(route => '/' + (route.RoutePattern.RawText ?? "").Trim('/'));
}
