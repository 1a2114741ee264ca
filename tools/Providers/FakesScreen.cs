using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OrleansNotify.Fakes;

/// <summary>Where the fakes are, and what they took: a table that follows in a terminal, a line for each change elsewhere.</summary>
internal sealed class FakesScreen(FakeProviders providers)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task Show(CancellationToken stop)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]Fake providers[/] at [cyan]{providers.Address.GetLeftPart(UriPartial.Authority)}[/]  (Ctrl-C ends them)");
        foreach (var variable in providers.Cast.Fakes.SelectMany(fake => fake.Variables(providers.Address)))
        {
            // Not by the console, which would break a key in two.
            Console.WriteLine($"  {variable}");
        }

        await (AnsiConsole.Profile.Capabilities.Interactive ? ShowTable(stop) : ShowLines(stop)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task ShowTable(CancellationToken stop) => AnsiConsole.Live(Table()).StartAsync(async context =>
    {
        while (true)
        {
            await Task.Delay(Pause, TimeProvider.System, stop);
            context.UpdateTarget(Table());
        }
    });

    private async Task ShowLines(CancellationToken stop)
    {
        var shown = Line();
        while (true)
        {
            await Task.Delay(Pause, TimeProvider.System, stop);
            if (Line() is var line && line != shown)
            {
                AnsiConsole.WriteLine(shown = line);
            }
        }
    }

    private IRenderable Table()
    {
        var taken = providers.Taken.Counts();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("provider", "taken", "repeats", "faults", "rules");
        foreach (var number in table.Columns.Skip(1).Take(3))
        {
            number.RightAligned();
        }

        foreach (var provider in providers.Cast.Providers)
        {
            var (messages, repeats) = taken.GetValueOrDefault(provider);
            var player = providers.Scripts[provider];
            var rules = string.Join(", ", player.Script.Rules.Select(rule => rule.InWords));
            table.AddRow(Markup.Escape(provider), Number(messages), Number(repeats), Number(player.Played), Markup.Escape(rules));
        }

        var callbacks = providers.Callbacks;
        return table.Caption($"callbacks: {Number(callbacks.Accepted)} accepted, {Number(callbacks.Refused)} refused, {Number(callbacks.Failed)} failed, {Number(callbacks.Dropped)} dropped");
    }

    private string Line()
    {
        var taken = providers.Taken.Counts().OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {Number(count.Value.Messages)}");
        return $"taken: {string.Join(", ", taken)}; callbacks: {Number(providers.Callbacks.Accepted)} accepted, {Number(providers.Callbacks.Refused)} refused";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
