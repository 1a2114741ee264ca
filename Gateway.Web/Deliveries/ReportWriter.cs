using System.Globalization;
using System.Text;
using PdfSharp.Drawing;

namespace OrleansNotify.Deliveries;

/// <summary>Lays a report out: what it is of, sums, the log, and the attempts of what is dead.</summary>
internal sealed class ReportWriter(DeliveryReport report, ReportPen pen)
{
    private const int MostOfBody = 1_024;
    private const int BodyLine = 170;
    private const double BarHeight = 60;

    private static readonly (string Title, double Left, double Width)[] Columns =
    [
        ("Accepted", 0, 112), ("Type", 116, 130), ("Source", 250, 80), ("Endpoint", 334, 150), ("Status", 488, 58), ("Answer", 550, 60),
        ("Tries", 614, 28), ("Next attempt", 646, 112),
    ];

    public void Write()
    {
        pen.NewPage();
        Head();
        Sums();
        Chart();
        Log();
        Dead();
    }

    private void Head()
    {
        pen.Line("Deliveries", 18, isBold: true);
        pen.Line($"Tenant {report.Tenant}", 11, isBold: true);
        pen.Line($"Filter: {report.Filter}");
        pen.Line($"Made {Time(report.MadeAt)} ({Utc(report.MadeAt)}) by {report.MadeBy}, OrleansNotify {report.Version}. Times are of {report.Zone.Id}.");
        pen.Line(report.IsCut
            ? Text($"The newest {report.Rows.Count} deliveries; more meet the filter: the CSV with the same filter has all.")
            : Text($"All {report.Rows.Count} deliveries that meet the filter."));
        pen.Move(8);
    }

    private void Sums()
    {
        pen.Line("Sums", 12, isBold: true);
        pen.Line("Deliveries: " + string.Join(", ", report.Stats.Counts.Select(count => $"{count.Key} {Count(count.Value)}")));
        pen.Line($"Attempts that succeeded: {(report.Stats.SuccessRate is { } rate ? (rate * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "—")}; p50 {Milliseconds(report.Stats.P50)}, p95 {Milliseconds(report.Stats.P95)}");
        var endpoints = report.Rows.GroupBy(row => row.EndpointId).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(8);
        pen.Line("By endpoint, of the rows below: " + string.Join(", ", endpoints.Select(group => $"{Host(group.Key)} {group.Count()}")));
        var sources = report.Rows.GroupBy(row => row.Source).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(8);
        pen.Line("By source, of the rows below: " + string.Join(", ", sources.Select(group => $"{group.Key} {group.Count()}")));
        pen.Move(8);
    }

    /// <summary>Attempts by time: green succeeded, red did not. The table below says the same in numbers.</summary>
    private void Chart()
    {
        var buckets = report.Stats.Buckets;
        var most = Math.Max(1, buckets.Max(bucket => bucket.Succeeded + bucket.Failed + bucket.Dead));
        pen.Need(BarHeight + 40);
        pen.Line($"Attempts from {Time(buckets[0].At)} to {Time(buckets[^1].Until)}, at most {most} in one bar", 9, isBold: true);
        var width = pen.Width / buckets.Length;
        for (var i = 0; i < buckets.Length; i++)
        {
            var (good, bad) = (BarHeight * buckets[i].Succeeded / most, BarHeight * (buckets[i].Failed + buckets[i].Dead) / most);
            pen.Bar(i * width, BarHeight - good, width * 0.8, good, XBrushes.SeaGreen);
            pen.Bar(i * width, BarHeight - good - bad, width * 0.8, bad, XBrushes.Firebrick);
        }

        pen.Move(BarHeight + 4);
        pen.Rule();
        pen.Move(6);
        foreach (var bucket in buckets.Where(bucket => bucket.Succeeded + bucket.Failed + bucket.Dead > 0))
        {
            pen.Line(Text($"{Time(bucket.At)}: {bucket.Succeeded} succeeded, {bucket.Failed} failed, {bucket.Dead} dead, p50 {Milliseconds(bucket.P50)}, p95 {Milliseconds(bucket.P95)}"), 7);
        }
    }

    private void Log()
    {
        pen.Head = Titles;
        pen.NewPage();
        foreach (var row in report.Rows)
        {
            pen.Need(22);
            string[] cells =
            [
                Time(row.AcceptedAt), row.Type, row.Source, Host(row.EndpointId), row.Status,
                row.LastStatusCode?.ToString(CultureInfo.InvariantCulture) ?? row.LastError ?? "", row.Attempts.ToString(CultureInfo.InvariantCulture),
                row.NextAttemptAt is { } next ? Time(next) : "",
            ];
            foreach (var ((_, left, width), cell) in Columns.Zip(cells))
            {
                pen.Text(cell, left, width, isBold: cell == DeliveryStatus.Dead);
            }

            pen.Move(10);
            pen.Text($"{row.EventId}   SHA-256 {report.Hashes.GetValueOrDefault(row.Seq) ?? "(the event is no longer kept)"}", 0, pen.Width, 6, isGray: true);
            pen.Move(10);
        }

        pen.Head = null;
    }

    private void Titles()
    {
        foreach (var (title, left, width) in Columns)
        {
            pen.Text(title, left, width, 8, isBold: true);
        }

        pen.Move(11);
        pen.Rule();
        pen.Move(3);
    }

    private void Dead()
    {
        if (report.Dead.Count == 0)
        {
            return;
        }

        pen.NewPage();
        pen.Line("Dead letters", 12, isBold: true);
        foreach (var dead in report.Dead)
        {
            pen.Need(60);
            pen.Line($"{dead.Row.EventId} at {Host(dead.Row.EndpointId)}: {dead.Row.Type} from {dead.Row.Source}", 9, isBold: true);
            pen.Line(dead.Why.Text, 8);
            foreach (var attempt in dead.Attempts)
            {
                Attempt(attempt);
            }

            pen.Move(6);
        }
    }

    private void Attempt(AttemptRow attempt)
    {
        var spans = AttemptSpans.Of(attempt);
        pen.Line(
            Text($"Attempt {attempt.Number} at {Time(attempt.StartedAt)}: {attempt.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? attempt.ErrorKind}; dns {Milliseconds(spans.Dns)}, connect {Milliseconds(spans.Connect)}, tls {Milliseconds(spans.Tls)}, first byte {Milliseconds(spans.FirstByte)}, total {Milliseconds(spans.Total)}"),
            8, left: 10);
        var body = ReportText.Of(Encoding.UTF8.GetString(attempt.ResponseBody.AsSpan(0, Math.Min(MostOfBody, attempt.ResponseBody.Length))));
        foreach (var line in body.Chunk(BodyLine))
        {
            pen.Line(new string(line), 7, left: 20);
        }
    }

    private string Host(string endpointId) => report.Hosts.GetValueOrDefault(endpointId) ?? endpointId;

    private string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, report.Zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Count(CountAnswer count) => Text($"{(count.IsAtLeast ? "at least " : "")}{count.Count}");

    private static string Milliseconds(double? span) => span is { } value ? Text($"{value:0.#} ms") : "—";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
