namespace OrleansNotify.Activity;

/// <summary>The audit log: who did what, when, from where. Never holds a secret.</summary>
public interface IActivityLog
{
    Task Add(ActivityEntry entry, CancellationToken cancellation);

    /// <summary>Newest first, <c>id &lt; before</c> (null: from the newest).</summary>
    Task<IReadOnlyList<ActivityEntry>> List(string tenant, long? before, int limit, CancellationToken cancellation);
}
