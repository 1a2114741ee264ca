using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary><c>?person=&amp;address=&amp;channel=&amp;status=&amp;type=&amp;event=&amp;provider=&amp;limit=&amp;before=&amp;after=</c></summary>
internal sealed class MessageArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MaxLimit = 100;
    private const int UsualLimit = 20;
    private const int MaxText = 512;
    private static readonly string[] Channels = [.. ChannelWords.All.Select(channel => channel.Word())];
    private static readonly string[] Statuses = [.. Enum.GetValues<MessageState>().Select(state => state.Word())];

    private MessageQuery _query = null!;

    public Problem? Rejection { get; private set; }

    public int Limit => _query.Limit - 1;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Add(
        new Argument("person", "Only to this person."),
        new Argument("address", "Only to this address."),
        new Argument("channel", "Only on this channel.") { Choices = Channels },
        new Argument("status", "Only of this status.") { Choices = Statuses },
        new Argument("type", "Only of this event type."),
        new Argument("event", "Only of this event."),
        new Argument("provider", "Only by this provider."),
        Argument.Limit(MaxLimit, UsualLimit),
        new Argument("before", "The next of an earlier page."),
        new Argument("after", "The previous of a later page. Not with before."),
        new Refusals(400));

    public static ValueTask<MessageArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var arguments = new MessageArguments
        {
            _query = new MessageQuery(
                "",
                query.Text("person", MaxText),
                query.Text("address", MaxText),
                ChannelWords.TryParse(query.Choice("channel", Channels), out var channel) ? channel : null,
                query.Choice("status", Statuses) is { } word ? (MessageState)Array.IndexOf(Statuses, word) : null,
                query.Text("type", MaxText),
                query.Text("event", MaxText),
                query.Text("provider", MaxText),
                query.Position("before", MessageAnswer.IsId),
                query.Limit(MaxLimit, UsualLimit) + 1)
            {
                After = query.Position("after", MessageAnswer.IsId),
            },
        };
        query.OneOf(arguments._query.Before, arguments._query.After);
        arguments.Rejection = query.Problem;
        return ValueTask.FromResult(arguments);
    }

    /// <summary>One more than the page has.</summary>
    public MessageQuery Of(string tenant) => _query with { Tenant = tenant };
}
