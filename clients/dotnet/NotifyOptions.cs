namespace OrleansNotify.Client;

/// <summary>Where the server is and who calls.</summary>
public sealed record NotifyOptions
{
    /// <summary>Such as <c>https://notify.example.org</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>A person's session or a tenant's API key.</summary>
    public required string Token { get; init; }

    /// <summary>The tenant that is meant; the credential decides, and the server refuses a call that means another.</summary>
    public string? Tenant { get; init; }

    /// <summary>Attempts after the first one.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>For one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
