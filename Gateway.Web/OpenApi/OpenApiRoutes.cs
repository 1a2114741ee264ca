using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

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
        pages.MapDocsPage();
    }
}
