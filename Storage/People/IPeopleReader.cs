using OrleansNotify.Channels;

namespace OrleansNotify.People;

/// <summary>People as senders read them. One round trip each.</summary>
public interface IPeopleReader
{
    /// <summary>Null: the tenant knows no such person. A user without a row is reached by e-mail alone: the id is the address.</summary>
    Task<PersonProfile?> Find(string tenant, string personId, CancellationToken cancellation);

    /// <summary>As <see cref="Find"/>, by id; who is not known is not in it.</summary>
    Task<IReadOnlyDictionary<string, PersonProfile>> FindMany(string tenant, IReadOnlyCollection<string> personIds, CancellationToken cancellation);

    /// <summary>By id, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Person>> List(string tenant, string after, int limit, CancellationToken cancellation);

    /// <summary>Who has an address, by id. Several may.</summary>
    Task<IReadOnlyList<string>> Having(string tenant, Channel channel, string address, CancellationToken cancellation);

    /// <summary>The number whose WhatsApp id this is; null: none that differs from its id.</summary>
    Task<string?> NumberOf(string tenant, string whatsAppId, CancellationToken cancellation);
}
