using System.Globalization;
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
        var query = context.Request.Query;
        var arguments = new DeliveryArguments
        {
            _status = Text(query["status"]),
            _source = Text(query["source"]),
            _type = Text(query["type"]),
            Endpoint = Text(query["endpoint"]),
        };
        arguments.Rejection = arguments.Check(query);
        return ValueTask.FromResult(arguments);
    }

    public async Task<DeliveryFilter> Filter(string tenant, IEventLog log, CancellationToken cancellation) => new(
        _status, _type, _source,
        _from is { } from ? await log.SeqAt(tenant, from, cancellation) : null,
        _to is { } to ? await log.SeqAt(tenant, to, cancellation) - 1 : null,
        _before, _limit);

    private Problem? Check(IQueryCollection query)
    {
        if (_status is not null && !DeliveryStatus.All.Contains(_status))
        {
            return Problems.PageMalformed($"status is one of {string.Join(", ", DeliveryStatus.All)}.");
        }

        if (!TryTime(query["from"], out _from) || !TryTime(query["to"], out _to))
        {
            return Problems.PageMalformed("from and to are times such as 2026-01-31T12:00:00Z.");
        }

        if (!QueryNumber.TryLimit(query, MaxLimit, UsualLimit, out _limit) || !TryBefore(query["before"]))
        {
            return Problems.PageMalformed($"limit is 1 to {MaxLimit}, before is the next of an earlier page.");
        }

        return new[] { _source, _type }.Any(text => text?.Length > MaxTextLength || text?.Contains('\0', StringComparison.Ordinal) == true)
            ? Problems.PageMalformed($"source and type have at most {MaxTextLength} characters.")
            : null;
    }

    private bool TryBefore(string? text)
    {
        var isId = DeliveryId.TryParse(text, out var id);
        _before = isId ? id : null;
        return isId || string.IsNullOrEmpty(text);
    }

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed);
        time = isTime ? parsed : null;
        return isTime || string.IsNullOrEmpty(text);
    }

    /// <summary>An empty choice of a form is none.</summary>
    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
