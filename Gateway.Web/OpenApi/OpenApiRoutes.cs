using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using OrleansNotify.Edge;

namespace OrleansNotify.OpenApi;

/// <summary><c>/openapi/v1.json</c>, and <c>/docs</c> which shows it.</summary>
internal static class OpenApiRoutes
{
    public const string Document = "v1";

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddSchemaTransformer<NeededMembers>();
            options.AddOperationTransformer<OperationFacts>();
            options.AddDocumentTransformer<DocumentFacts>();
        });
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, BodiesAndRefusals>());
        services.AddSingleton<OpenApiPage>();
    }

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet($"/openapi/{Document}.json", (HttpContext context, OpenApiPage page) => page.Answer(context));
        pages.MapGet("/docs", () => Asset("docs.html"));
        pages.MapGet("/docs/assets/{name}", Asset);
    }

    private static IResult Asset(string name)
        => typeof(OpenApiRoutes).Assembly.GetManifestResourceStream($"OpenApi.{name}") is { } file
            ? TypedResults.Stream(file, Path.GetExtension(name) switch
            {
                ".html" => "text/html; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                _ => "text/css; charset=utf-8",
            })
            : Problems.NotFound;
}
