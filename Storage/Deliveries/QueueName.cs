using OrleansNotify.Channels;

namespace OrleansNotify.Deliveries;

/// <summary>What figures name a queue by: webhooks, or a channel with a priority.</summary>
public static class QueueName
{
    public const string Webhooks = "webhooks";

    private static readonly int[] Priorities = [1, 2, 3, 4];

    public static IReadOnlyList<string> OfMessages { get; } =
        [.. ChannelWords.All.SelectMany(channel => Priorities.Select(priority => Of(channel, priority)))];

    public static IReadOnlyList<string> All { get; } = [Webhooks, .. OfMessages];

    public static string Of(Channel channel, int priority) => $"{channel.Word()}/{priority}";

    /// <summary>The priority is null of webhooks, which have none.</summary>
    public static (string Name, int? Priority) Parts(string queue)
        => queue.Split('/') is [var channel, var priority] ? (channel, int.Parse(priority, System.Globalization.CultureInfo.InvariantCulture)) : (queue, null);
}
