using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>The filter of deliveries, for all that meets it.</summary>
internal sealed class ExportArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private ExportArguments(AskedDeliveries asked, Problem? rejection) => (Asked, Rejection) = (asked, rejection);

    public AskedDeliveries Asked { get; }

    public Problem? Rejection { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Add([.. AskedDeliveries.Arguments]);
        builder.Add(new Refusals(400));
    }

    public static ValueTask<ExportArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = AskedDeliveries.Read(query);
        return ValueTask.FromResult(new ExportArguments(asked, query.Problem ?? asked.Check()));
    }
}
