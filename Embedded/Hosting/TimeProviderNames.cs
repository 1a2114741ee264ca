namespace Orleans.Runtime;

/// <summary>A clock registered under one of these keys serves that part; the unkeyed one serves the rest.</summary>
public static class TimeProviderNames
{
    public const string Grains = "Orleans.Grains";

    public const string Messaging = "Orleans.Messaging";

    public const string ActivationManagement = "Orleans.ActivationManagement";
}
