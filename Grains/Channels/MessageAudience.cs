using OrleansNotify.Events;
using OrleansNotify.Inboxes;

#pragma warning disable CA1822 // people, suppressions and templates of tenants come with their stores
namespace OrleansNotify.Channels;

/// <summary>Which events lead to messages, and to which addresses of the people that they are for.</summary>
internal sealed class MessageAudience
{
    private static readonly IReadOnlyList<(Channel, string)> None = [];

    /// <summary>The event types that have published templates: of others only addresses and contacts get messages.</summary>
    public Task<IReadOnlySet<string>> Types(string tenant, CancellationToken cancellation)
        => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

    /// <summary>Whether an event may lead to messages.</summary>
    public static bool MayConcern(LoggedEvent logged, IReadOnlySet<string> types)
        => Array.Exists(logged.Audience, AudienceKey.IsOfMessage)
            || (types.Contains(logged.Type) && Array.Exists(logged.Audience, key => MessagePlan.PersonOf(key) is not null));

    /// <summary>A look-up of the addresses of all people that the events are for.</summary>
    public Task<Func<LoggedEvent, string, IEnumerable<(Channel Channel, string Address)>>> Addresses(
        string tenant, IReadOnlyList<LoggedEvent> events, CancellationToken cancellation)
        => Task.FromResult<Func<LoggedEvent, string, IEnumerable<(Channel, string)>>>((_, _) => None);
}
