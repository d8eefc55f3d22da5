package org.bancheng.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import org.bancheng.benchmark.PlatformJourney.Texts;
import org.bancheng.devstack.Database;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * The same six steps in Flowable as its guide has them: a user task for each post, the form's
 * fields as process variables, a timer beside the handling, history at its default level, each step
 * in its own transaction on the same PostgreSQL.
 */
final class FlowableJourney implements Journey, AutoCloseable {
    private final ProcessEngine engine;
    private final HikariDataSource connections;

    FlowableJourney(Database database, int users) {
        Platform.createDatabase(database, "flowable");
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.url("flowable"));
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(users);
        connections = new HikariDataSource(pool);
        StandaloneProcessEngineConfiguration configuration =
                new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(connections);
        configuration.setDatabaseSchemaUpdate("true");
        // as its guide advises under load: no identifiers fetched in blocks by a second connection
        configuration.setIdGenerator(new StrongUuidGenerator());
        // nothing falls due while it is measured, so what would look for due timers stays off
        configuration.setAsyncExecutorActivate(false);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addInputStream(
                        "matter.bpmn20.xml",
                        FlowableJourney.class.getResourceAsStream("matter.bpmn20.xml"))
                .deploy();
    }

    @Override
    public void one(Laps laps) {
        String[] id = new String[1];
        laps.step(
                () ->
                        id[0] =
                                engine.getRuntimeService()
                                        .startProcessInstanceByKey(
                                                "matter", variables(Texts.matter()))
                                        .getId());
        laps.step(() -> complete(id[0], Texts.assignment()));
        laps.step(() -> complete(id[0], Map.of()));
        laps.step(() -> complete(id[0], Texts.result()));
        laps.step(() -> complete(id[0], Texts.callback()));
        laps.step(() -> complete(id[0], Texts.closing()));
    }

    private void complete(String instance, Map<String, Object> fields) {
        Task task =
                engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult();
        engine.getTaskService().complete(task.getId(), variables(fields));
    }

    private static Map<String, Object> variables(Map<String, Object> fields) {
        Map<String, Object> variables = new HashMap<>();
        fields.forEach((name, value) -> variables.put(name.replace('-', '_'), value));
        return variables;
    }

    long finished() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().finished().count();
    }

    @Override
    public void close() {
        engine.close();
        connections.close();
    }
}
