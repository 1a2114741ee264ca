using System.Globalization;
using Spectre.Console;

namespace OrleansNotify.Simulator;

/// <summary>Shows the simulation while it runs: one picture that is drawn again in a terminal, lines elsewhere.</summary>
internal abstract class Screen
{
    // A pipe has no width; a line of the report must not wrap there.
    private const int WidthOfPipe = 160;

    public static Screen ForThisTerminal(Ledger ledger)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfPipe;
        }

        return AnsiConsole.Profile.Out.IsTerminal && AnsiConsole.Profile.Capabilities.Ansi ? new PictureScreen(ledger) : new LineScreen(ledger);
    }

    public static void Introduce()
    {
        var schedule = Cast.RetrySchedule.Replace(",", ", ", StringComparison.Ordinal);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"\n  {Cast.EventsPerSecond} events a second for {Cast.Length.TotalSeconds:0} s, each to three receivers; retries after {schedule}, then it is a dead letter");
        AnsiConsole.MarkupLine($"  {Strip.Legend}\n");
    }

    /// <summary>Runs the story with the screen around it.</summary>
    public virtual Task Show(Func<Task> story) => story();

    /// <summary>Something happens.</summary>
    public virtual void Say(TimeSpan at, string text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {at.TotalSeconds,4:0.0} s  {text}");

    public abstract void Draw();
}
