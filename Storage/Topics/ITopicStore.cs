using OrleansNotify.Events;

namespace OrleansNotify.Topics;

/// <summary>Who is in which topic of a tenant. The log itself writes it: see <see cref="TopicChange"/>.</summary>
public interface ITopicStore
{
    /// <summary>What of the topics' keys a user sees: one range for each time in a topic.</summary>
    Task<IReadOnlyList<KeyRange>> RangesOf(string tenant, string user, CancellationToken cancellation);

    /// <summary>Topics with members, by name, <c>key &gt; after</c>, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<TopicRow>> List(string tenant, string after, int limit, CancellationToken cancellation);

    /// <summary>Users by name, <c>user &gt; after</c>, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<string>> Members(string tenant, string key, string after, int limit, CancellationToken cancellation);

    Task<bool> IsIn(string tenant, string key, string user, CancellationToken cancellation);

    /// <summary>One of the users who has been in <paramref name="limit"/> topics or more, each time counted; null when there is none.</summary>
    Task<string?> FindFull(string tenant, IReadOnlyList<string> users, int limit, CancellationToken cancellation);
}
