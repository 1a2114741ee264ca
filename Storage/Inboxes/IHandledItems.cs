namespace OrleansNotify.Inboxes;

/// <summary>Which of some notifications their users have dealt with.</summary>
public interface IHandledItems
{
    /// <summary>Those that are read, dismissed or archived. Of who never signed in it is none.</summary>
    Task<IReadOnlySet<ItemRef>> Of(string tenant, IReadOnlyCollection<ItemRef> items, CancellationToken cancellation);
}
