namespace Orleans.Embedded;

/// <summary>Starts after the silo can deliver, in order of registration, and stops in reverse before the grains do.</summary>
internal interface ISiloPart
{
    Task StartAsync(CancellationToken stop);

    Task StopAsync(CancellationToken stop);
}
