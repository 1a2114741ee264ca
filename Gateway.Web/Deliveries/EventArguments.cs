using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary><c>?type=&amp;source=&amp;from=&amp;to=&amp;q=&amp;limit=&amp;before=&amp;after=</c>, as of deliveries.</summary>
internal sealed class EventArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MaxLimit = 100;
    private const int UsualLimit = 20;
    private static readonly string[] Names = ["type", "source", "from", "to", "q"];

    private EventArguments(AskedDeliveries asked) => Asked = asked;

    public AskedDeliveries Asked { get; }

    public long? Before { get; private init; }

    public long? After { get; private init; }

    public int Limit { get; private init; }

    public Problem? Rejection { get; private init; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Add([.. AskedDeliveries.Arguments.Where(argument => Names.Contains(argument.Name))]);
        builder.Add(
            Argument.Limit(MaxLimit, UsualLimit), new Argument("before", "The next of an earlier page."),
            new Argument("after", "The previous of a later page. Not with before."), new Refusals(400));
    }

    public static ValueTask<EventArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = AskedDeliveries.Read(query) with { Status = [], Endpoint = [] };
        var (limit, before) = (query.Limit(MaxLimit, UsualLimit), query.Position<long>("before", TryParse));
        var after = query.Position<long>("after", TryParse);
        query.OneOf(before, after);
        return ValueTask.FromResult(new EventArguments(asked) { Limit = limit, Before = before, After = after, Rejection = query.Problem ?? asked.Check() });
    }

    private static bool TryParse(string? text, out long seq)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seq) && seq > 0;
}
