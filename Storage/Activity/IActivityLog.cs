namespace OrleansNotify.Activity;

/// <summary>The audit log: who did what, when, from where. Never holds a secret.</summary>
public interface IActivityLog
{
    Task Add(ActivityEntry entry, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ActivityEntry>> List(ActivityQuery query, CancellationToken cancellation);
}
