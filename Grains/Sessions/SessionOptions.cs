using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Sessions;

/// <summary>Sign-in. Spans are written <c>d.hh:mm:ss</c>.</summary>
internal sealed class SessionOptions
{
    /// <summary>How long a code can be used. Default 5 minutes; NIST 800-63B allows 10 at most.</summary>
    [ConfigurationKeyName("OTP_LIFETIME"), Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Guesses per code, and failed guesses per mail address and client within <see cref="FailureWindow"/>: a new code does not reset the count. Default 5.</summary>
    [ConfigurationKeyName("OTP_GUESSES"), Range(1, 10)]
    public int MaxGuesses { get; set; } = 5;

    /// <summary>How long a failed guess counts against the next code for the same mail address and client. Default 15 minutes.</summary>
    [ConfigurationKeyName("OTP_FAILURE_WINDOW"), Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan FailureWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Guesses that failed since the last sign-in, within 30 days and from wherever; from then on a code takes one guess. Default 100, NIST 800-63B's.</summary>
    [ConfigurationKeyName("OTP_FAILURES_IN_A_ROW"), Range(1, 100)]
    public int FailuresInARow { get; set; } = 100;

    /// <summary>Guesses that failed within a day over all users of a tenant; from then on each code takes one guess. Default 500.</summary>
    [ConfigurationKeyName("OTP_FAILURES_PER_TENANT_DAY"), Range(1, 1_000_000)]
    public int FailuresOfTenantPerDay { get; set; } = 500;

    /// <summary>Codes per mail address and client in 30 seconds that were not used. Default 3: one, and two more for a mail that seems lost.</summary>
    [ConfigurationKeyName("OTP_PER_ADDRESS_30S"), Range(1, 100_000)]
    public int CodesPerHalfMinute { get; set; } = 3;

    /// <summary>Codes per mail address and client per hour that were not used. Default 5.</summary>
    [ConfigurationKeyName("OTP_PER_ADDRESS_HOUR"), Range(1, 100_000)]
    public int CodesPerHour { get; set; } = 5;

    /// <summary>Codes per mail address and client per day, used or not. Default 20.</summary>
    [ConfigurationKeyName("OTP_PER_ADDRESS_DAY"), Range(1, 100_000)]
    public int CodesPerDay { get; set; } = 20;

    /// <summary>Codes per mail address and hour that were not used, over all clients; not for clients that its owner has signed in from. Default 20.</summary>
    [ConfigurationKeyName("OTP_PER_USER_HOUR"), Range(1, 1_000_000)]
    public int CodesPerUserPerHour { get; set; } = 20;

    /// <summary>As <see cref="CodesPerUserPerHour"/>, per day, used or not. Default 60.</summary>
    [ConfigurationKeyName("OTP_PER_USER_DAY"), Range(1, 1_000_000)]
    public int CodesPerUserPerDay { get; set; } = 60;

    /// <summary>
    /// Codes per client address (IPv6: per /64) per hour that were not used, over the whole cluster. Default 60: a sales floor shares one
    /// address, and uses the codes that it asks for.
    /// </summary>
    [ConfigurationKeyName("OTP_PER_IP_HOUR"), Range(1, 1_000_000)]
    public int CodesPerClientPerHour { get; set; } = 60;

    /// <summary>Codes per tenant and hour that were not used; not for clients that the user has signed in from. Default 400.</summary>
    [ConfigurationKeyName("OTP_PER_TENANT_HOUR"), Range(1, 1_000_000)]
    public int CodesPerTenantPerHour { get; set; } = 400;

    /// <summary>A session ends when it was not used for this long. Default 30 days.</summary>
    [ConfigurationKeyName("SESSION_IDLE"), Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan IdleLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>A session ends this long after sign-in, used or not. Default 90 days.</summary>
    [ConfigurationKeyName("SESSION_LIFETIME"), Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan AbsoluteLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Live sessions per person; one more ends the oldest. Default 10.</summary>
    [ConfigurationKeyName("SESSIONS_PER_USER"), Range(1, 1000)]
    public int SessionsPerUser { get; set; } = 10;
}
