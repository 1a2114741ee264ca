using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Sessions;

/// <summary>Sign-in. Spans are written <c>d.hh:mm:ss</c>.</summary>
public sealed class SessionOptions
{
    /// <summary>How long a code can be used. Default 5 minutes; NIST 800-63B allows 10 at most.</summary>
    [ConfigurationKeyName("OTP_LIFETIME"), Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Guesses per code, and failed guesses per address within <see cref="FailureWindow"/>: a new code does not reset the count. Default 5.</summary>
    [ConfigurationKeyName("OTP_GUESSES"), Range(1, 10)]
    public int MaxGuesses { get; set; } = 5;

    /// <summary>How long a failed guess counts against the next code of the same address. Default 15 minutes.</summary>
    [ConfigurationKeyName("OTP_FAILURE_WINDOW"), Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan FailureWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Codes per address in 30 seconds that were not used. Default 3: one, and two more for a mail that seems lost.</summary>
    [ConfigurationKeyName("OTP_PER_ADDRESS_30S"), Range(1, 100_000)]
    public int CodesPerHalfMinute { get; set; } = 3;

    /// <summary>Codes per address per hour that were not used. Default 5.</summary>
    [ConfigurationKeyName("OTP_PER_ADDRESS_HOUR"), Range(1, 100_000)]
    public int CodesPerHour { get; set; } = 5;

    /// <summary>Codes per address per day, used or not. Default 20.</summary>
    [ConfigurationKeyName("OTP_PER_ADDRESS_DAY"), Range(1, 100_000)]
    public int CodesPerDay { get; set; } = 20;

    /// <summary>Codes per client address (IPv6: per /64) per hour, over the whole cluster. Default 400, the seed's 100 per quarter of an hour: a sales floor shares one address.</summary>
    [ConfigurationKeyName("OTP_PER_IP_HOUR"), Range(1, 1_000_000)]
    public int CodesPerClientPerHour { get; set; } = 400;

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
