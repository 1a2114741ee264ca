using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>The filter of deliveries as a query has it, and a page: <c>?status=&amp;source=&amp;type=&amp;endpoint=&amp;from=&amp;to=&amp;q=&amp;limit=&amp;before=</c>.</summary>
internal sealed class DeliveryArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MaxLimit = 100;
    private const int UsualLimit = 20;

    private DeliveryArguments(AskedDeliveries asked) => Asked = asked;

    public AskedDeliveries Asked { get; }

    public DeliveryId? Before { get; private init; }

    public int Limit { get; private init; }

    public Problem? Rejection { get; private init; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Add([.. AskedDeliveries.Arguments]);
        builder.Add(Argument.Limit(MaxLimit, UsualLimit), new Argument("before", "The next of an earlier page."), new Refusals(400));
    }

    public static ValueTask<DeliveryArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var arguments = new DeliveryArguments(AskedDeliveries.Read(query))
        {
            Limit = query.Limit(MaxLimit, UsualLimit),
            Before = query.Position<DeliveryId>("before", DeliveryId.TryParse),
            Rejection = query.Problem,
        };
        return ValueTask.FromResult(arguments.Rejection is not null ? arguments
            : new DeliveryArguments(arguments.Asked) { Limit = arguments.Limit, Before = arguments.Before, Rejection = arguments.Asked.Check() });
    }
}
