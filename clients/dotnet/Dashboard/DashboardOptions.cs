namespace OrleansNotify.Client.Dashboard;

/// <summary>Where the dashboard is, and what a shop's server signs with.</summary>
public sealed record DashboardOptions
{
    public required Uri Url { get; init; }

    /// <summary>The tenant's webhook secret.</summary>
    public required string Secret { get; init; }

    /// <summary>Default: the server's default tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>Attempts after the first one.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>For one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
