using Orleans.Concurrency;

namespace OrleansNotify.Housekeeping;

/// <summary>Runs one background job for the whole cluster. Key: the job's name.</summary>
[Alias("OrleansNotify.Housekeeping.IHousekeepingGrain")]
public interface IHousekeepingGrain : IGrainWithStringKey
{
    /// <summary>Starts the job where none of the cluster's silos runs it. Each silo calls it every two seconds.</summary>
    [OneWay]
    Task Ping();
}
