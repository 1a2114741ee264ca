namespace OrleansNotify.DeployTests.Observing;

public sealed class AlertTests
{
    private static readonly string[] Severities = ["page", "ticket"];

    [Fact]
    public void EveryAlertIsOnMetricsThatExist()
    {
        var alerts = Alerts();

        Assert.InRange(alerts.Count, 8, 40);
        Assert.All(alerts, alert => Assert.NotEmpty(PromQl.Metrics(alert["expr"].Text)));
        Assert.Empty(alerts.SelectMany(alert => PromQl.Metrics(alert["expr"].Text)).Except(MetricNames.All));
    }

    [Fact]
    public void EveryAlertSaysWhatItMeansAndWhatToDo()
    {
        foreach (var alert in Alerts())
        {
            Assert.Contains(alert["labels"]["severity"].Text, Severities);
            Assert.True(alert["annotations"]["summary"].Text.Length is > 10 and < 120, alert["alert"].Text);
            Assert.True(alert["annotations"]["description"].Text.Length > 80, $"{alert["alert"].Text}: whoever is woken needs more");
            Assert.True(alert["for"].IsThere, $"{alert["alert"].Text}: a moment is no alert");
        }
    }

    [Fact]
    public void NamesAreUnique()
    {
        var names = Alerts().Select(alert => alert["alert"].Text).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [SkippableFact]
    public async Task PrometheusAcceptsTheRules()
    {
        Skip.IfNot(Commands.Exists("promtool"), "No promtool (Debian package prometheus): the rules were read by this test only.");

        var (code, output, error) = await Commands.Run("promtool", "check", "rules", "deploy/prometheus/alerts.yml");

        Assert.True(code == 0, output + error);
    }

    private static List<Yaml> Alerts()
        => [.. Yaml.Parse(Repository.Read("deploy", "prometheus", "alerts.yml"), "alerts.yml").Single()["groups"].Items.SelectMany(group => group["rules"].Items)];
}
