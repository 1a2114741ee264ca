namespace OrleansNotify.Housekeeping;

/// <summary>
/// Work of the whole cluster that no request starts. <see cref="HousekeepingGrain"/> runs it on one silo; for a moment it can run on two, so
/// doing something twice must be the same as once.
/// </summary>
internal interface IHousekeepingJob
{
    /// <summary>Never changes: silos of two versions must mean the same job by it.</summary>
    string Name { get; }

    /// <summary>A run that takes longer is cancelled and counts as failed.</summary>
    TimeSpan Limit { get; }

    /// <summary>From a failed run to the next one.</summary>
    TimeSpan AfterFailure { get; }

    /// <summary>Runs outside any grain. May throw.</summary>
    /// <returns>From the end of this run to the next one.</returns>
    Task<TimeSpan> Run(CancellationToken cancellation);
}
