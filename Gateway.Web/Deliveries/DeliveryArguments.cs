using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Edge;
using OrleansNotify.Events;
using OrleansNotify.OpenApi;

namespace OrleansNotify.Deliveries;

/// <summary><c>?status=&amp;source=&amp;type=&amp;endpoint=&amp;from=&amp;to=&amp;limit=&amp;before=</c>; <c>from</c> is inclusive, <c>to</c> is not.</summary>
internal sealed class DeliveryArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MaxLimit = 100;
    private const int UsualLimit = 20;
    private const int MaxTextLength = 200;

    private string? _status;
    private string? _source;
    private string? _type;
    private DateTimeOffset? _from;
    private DateTimeOffset? _to;
    private DeliveryId? _before;
    private int _limit;

    public string? Endpoint { get; private set; }

    public Problem? Rejection { get; private set; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(
            new Argument("status", "Only of this status.") { Choices = [.. DeliveryStatus.All] },
            new Argument("source", "Only of this source."),
            new Argument("type", "Only of this event type."),
            new Argument("endpoint", "Only of this endpoint."),
            Argument.Time("from", "Of events accepted at this time or later."),
            Argument.Time("to", "Of events accepted before this time."),
            Argument.Limit(MaxLimit, UsualLimit),
            new Argument("before", "The next of an earlier page."),
            new Refusals(400));

    public static ValueTask<DeliveryArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var arguments = new DeliveryArguments
        {
            _status = query.Choice("status", DeliveryStatus.All),
            _source = query.Text("source", MaxTextLength),
            _type = query.Text("type", MaxTextLength),
            Endpoint = query.Text("endpoint", MaxTextLength),
            _from = query.Time("from"),
            _to = query.Time("to"),
            _limit = query.Limit(MaxLimit, UsualLimit),
            _before = query.Position<DeliveryId>("before", DeliveryId.TryParse),
        };
        arguments.Rejection = query.Problem;
        return ValueTask.FromResult(arguments);
    }

    public async Task<DeliveryFilter> Filter(string tenant, IEventLog log, CancellationToken cancellation) => new(
        _status, _type, _source,
        _from is { } from ? await log.SeqAt(tenant, from, cancellation) : null,
        _to is { } to ? await log.SeqAt(tenant, to, cancellation) - 1 : null,
        _before, _limit);
}
