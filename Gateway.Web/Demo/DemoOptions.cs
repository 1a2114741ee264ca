using System.ComponentModel.DataAnnotations;

namespace OrleansNotify.Demo;

/// <summary>A tenant that looks as if it had been used for a day, to look around in.</summary>
internal sealed class DemoOptions
{
    /// <summary>
    /// Fills the default tenant with a day of traffic, keeps it going, and makes an owner whose password the banner prints. In Development
    /// only, and only while the tenant's log is empty. Default <c>false</c>.
    /// </summary>
    [ConfigurationKeyName("DEMO")]
    public bool IsOn { get; set; }

    /// <summary>Usual time between two customers of it. Default 6 s.</summary>
    [ConfigurationKeyName("DEMO_PACE"), Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan Pace { get; set; } = TimeSpan.FromSeconds(6);
}
