using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>The filter of deliveries as a query has it, and a page: <c>?status=&amp;source=&amp;type=&amp;endpoint=&amp;from=&amp;to=&amp;q=&amp;limit=&amp;before=&amp;after=</c>.</summary>
internal sealed class DeliveryArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MaxLimit = 100;
    private const int UsualLimit = 20;

    private DeliveryArguments(AskedDeliveries asked) => Asked = asked;

    public AskedDeliveries Asked { get; }

    public DeliveryId? Before { get; private init; }

    public DeliveryId? After { get; private init; }

    public int Limit { get; private init; }

    public Problem? Rejection { get; private init; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Add([.. AskedDeliveries.Arguments]);
        builder.Add(
            Argument.Limit(MaxLimit, UsualLimit), new Argument("before", "The next of an earlier page."),
            new Argument("after", "The previous of a later page. Not with before."), new Refusals(400));
    }

    public static ValueTask<DeliveryArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = AskedDeliveries.Read(query);
        var (limit, before) = (query.Limit(MaxLimit, UsualLimit), query.Position<DeliveryId>("before", DeliveryId.TryParse));
        var after = query.Position<DeliveryId>("after", DeliveryId.TryParse);
        query.OneOf(before, after);
        return ValueTask.FromResult(new DeliveryArguments(asked) { Limit = limit, Before = before, After = after, Rejection = query.Problem ?? asked.Check() });
    }
}
